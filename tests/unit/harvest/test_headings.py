"""What the columns of lists mean, by headings that were written by somebody who had not seen ours.

Each line is a heading row; `=` gives what a column means, nothing for a column that means nothing
to us. `>` parts the levels of a merged heading.
"""

from __future__ import annotations

import pytest

from ckanext.hue_opendata.harvest.connectors.headings import columns

LISTS = """
STT=number; Mã dữ liệu=code; Tên bộ dữ liệu=title; Mô tả=notes; Lĩnh vực=theme; Ngày cập nhật=date
TT=number; Tên dữ liệu=title; Nội dung=notes; Hình thức, định dạng cung cấp=format; Nơi công bố=link
Thông tin chung > Tên CSDL=title; Thông tin chung > Ký hiệu=code; Công bố > Loại tệp=format
Công bố > Địa chỉ truy cập=link; Công bố > Định kỳ cập nhật=frequency; Tên CSDL=title
Bộ dữ liệu mở=title; Diễn giải=notes; Tên tệp=file; Link tải=link; Thời điểm số liệu=date
Tên bộ dữ liệu=title; Nhóm dữ liệu=theme; Định dạng=format; Tần suất=frequency; Tải về=link
Số TT=number; Tên bộ dữ liệu=title; Mô tả tóm tắt=notes; Đường dẫn tải về=link; Từ khóa=tags
TÊN DỮ LIỆU=title; LĨNH VỰC=theme; ĐƯỜNG DẪN TỆP=link; LOẠI TỆP=format; CHU KỲ=frequency
Tên dữ liệu=title; Nội dung dữ liệu=notes; Kỳ số liệu=period; Định dạng=format; URL=link
TT=number; Danh mục dữ liệu=title; Lĩnh vực=theme; Định kỳ cập nhật=frequency; Địa chỉ tải=link
No.=number; Dataset title=title; Update frequency=frequency; Publisher=agency; Access URL=link
Topic=theme; Dataset title=title; Keywords=tags; Last updated=date; Description=notes; Format=format
STT=number; TenBoDuLieu=title; MoTa=notes; LinhVuc=theme; TanSuat=frequency; DuongDan=link
TEN_BO_DU_LIEU=title; MO_TA=notes; LINH_VUC=theme; TAN_SUAT=frequency; DUONG_DAN=link
id=; ten=title; mota=notes; linhvuc=theme; dinhdang=format; url=link; ngaycapnhat=date
Nội dung dữ liệu=title; Đặc tả dữ liệu=notes; Thời hạn cập nhật=frequency; Đường link=link
STT=number; Nội dung dữ liệu=title; Diễn giải=notes; Cơ quan cung cấp=agency; Địa chỉ công bố=link
Mã định danh=code; Tên dịch vụ dữ liệu=title; Địa chỉ API=link; Định dạng trả về=format
STT=number; Tên tệp=file; Thuộc bộ dữ liệu=title; Định dạng tệp=format; Đường dẫn tải=link
STT=number; Tên tệp=title; Mô tả=notes; Định dạng=format
STT=number; Mã=code; Tên bộ dữ liệu=title; Tần suất cập nhật=frequency
Bộ dữ liệu=title; Nội dung=notes; Phòng phụ trách=agency; Cập nhật=frequency
Tên bộ dữ liệu (*)=title; Lĩnh vực (1)=theme; Đường dẫn tải về (nếu có)=link
Liên kết > Tệp tải về=link; Tên bộ dữ liệu=title; Thời gian > Ngày cập nhật=date
TT=number; Tên gọi bộ dữ liệu=title; Thông tin dữ liệu=notes; Kiểu dữ liệu=format; Chu kỳ=frequency
TÊN DỮ LIỆU/CSDL=title; CƠ QUAN CHỦ QUẢN=agency; ĐỊA CHỈ KHAI THÁC=link; THỜI GIAN CÔNG BỐ=date
Tên CSDL/dữ liệu cung cấp=title; Phương thức cung cấp/chia sẻ=format; Nguồn cung cấp=agency
Tên nhóm/bộ dữ liệu=title; Đầu mối=agency; Cập nhật > Lần gần nhất=date; Tần suất=frequency
#=; Bảng dữ liệu=title; Gồm những gì=notes; Tình trạng=; Xem tại=link
S T T=number; Tên bộ dử liệu=title; Lỉnh vực=theme; Tần xuất cập nhập=frequency; Link dowload=link
Danh mục dữ liệu=title; Trách nhiệm > Chủ trì=agency; Cung cấp > Khuôn dạng=format
STT=number; Mã QR=; Tên DL=title; Mã bộ DL=code; Website công bố=link; Cập nhật lần cuối=date
Tên bộ DL=title; Đơn vị chịu trách nhiệm=agency; Cách thức cập nhật=frequency; Link=link
Loại dữ liệu=title; Thông tin dữ liệu=notes; Hình thức chia sẻ=format; Thời hạn=frequency
Link API/tệp=link; Nhãn=tags; Tên hiển thị bộ dữ liệu=title; Nguồn phát sinh dữ liệu=agency
TT=number; Tên DL=title; ND chính=notes; Đ/vị cung cấp=agency; L/vực=theme; Đ/c truy cập=link
Mã DL=code; Tên bộ dữ liệu mở=title; CQ chủ trì=agency; CQ phối hợp=; Tần suất CN=frequency
Tên dữ liệu công bố=title; Khoa/Phòng quản lý=agency; Chuyên mục=theme; Ngày đăng=date
No.=number; Dataset title=title; Abstract=notes; Subject area=theme; Custodian=agency
Update cycle=frequency; File type=format; Title=title; Licence=licence; Download URL=link
Số=number; Tiêu đề dữ liệu=title; Ngày=date; Tệp=link; Nội dung=notes
Nội dung dữ liệu mở cung cấp=title; Yêu cầu, phạm vi=notes; Đơn vị thực hiện=agency
Tên dữ liệu mở=title; Nghành/Lĩnh vực=theme; Phòng chuyên môn=agency; Định dạng file=format
Tên chỉ tiêu/bộ số liệu=title; ĐVT=; Kỳ công bố=frequency; Đ/vị chủ trì thu thập=agency
Tên dữ liệu=title; Đầu mối liên hệ=; Cán bộ phụ trách=; Tần suất=frequency; Link=link
Tên dữ liệu cung cấp=title; Thông tin cơ bản=notes; Thời gian dữ liệu=period; Đơn vị tính=
Bộ dữ liệu=title; Cập nhật lần cuối=date; Kế hoạch cập nhật=frequency; Sở, ngành=agency
name=; title=title; organization=agency; metadata_created=; metadata_modified=date; res_url=link
Mã định danh cơ quan=; Tên cơ sở dữ liệu=title; Phạm vi, nội dung=notes; Cơ sở pháp lý=basis
"""

OTHERS = """
TT; Nhiệm vụ; Đơn vị thực hiện; Thời gian hoàn thành; Sản phẩm
STT; Phường, xã; Diện tích (km²); Dân số; Mật độ
STT; Tên cơ sở; Hạng; Số phòng; Địa chỉ; Website
STT; Tên trường; Kiểu dữ liệu; Mô tả
TT; Nội dung; Chủ trì; Thành phần; Ngày; Địa điểm; Link họp trực tuyến
STT; Tên gói thầu; Tóm tắt công việc chính; Lĩnh vực; Chủ đầu tư; Đường dẫn E-HSMT
STT; Họ và tên; Chức vụ; Đơn vị; Ghi chú
STT; Cơ quan; Số bộ dữ liệu trong danh mục; Số bộ đã công bố; Tỷ lệ (%)
STT; Lĩnh vực; Số bộ dữ liệu
STT; Mã TTHC; Tên thủ tục; Lĩnh vực; Cơ quan thực hiện; Đường dẫn nộp hồ sơ
TT; Số, ký hiệu; Trích yếu nội dung; Cơ quan ban hành; Ngày ban hành; Tệp đính kèm
TT; Cơ quan góp ý; Nội dung dự thảo; Nội dung góp ý; Tiếp thu, giải trình
STT; Mã; Tên gọi; Tên gọi khác; Ghi chú
STT; Tên trường dữ liệu; Kiểu dữ liệu; Độ dài; Mô tả
"""


def rows(text):
    return [line.split(";") for line in text.strip().splitlines()]


@pytest.mark.parametrize("row", rows(LISTS), ids=" ".join)
def test_the_columns_of_a_list_are_known_by_their_words(row):
    parted = [cell.strip().rpartition("=") for cell in row]
    headings = [[level.strip() for level in text.split(">")] for text, _, _ in parted]
    wanted = {meaning: place for place, (_, _, meaning) in enumerate(parted) if meaning}
    assert columns(headings) == wanted


@pytest.mark.parametrize("row", rows(OTHERS), ids=" ".join)
def test_a_table_that_is_no_list_has_no_column_of_titles(row):
    assert "title" not in columns([[cell.strip()] for cell in row])


def test_what_a_person_declares_wins():
    headings = [["Tên"], ["Tên bộ dữ liệu"], ["Ghi chú"]]
    assert columns(headings, {"title": "ten", "notes": "Ghi chú"}) == {"title": 0, "notes": 2}
